// The same rules in plain JavaScript and in three engines: first that they decide the same, then how fast.
// Run by `cargo xtask bench-rules` in a folder where the engines are installed and the rules have been written.
import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import { ZenEngine } from '@gorules/zen-engine';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

// A condition in each engine's own form.
const script = (when) => {
  if (when.all) return when.all.length ? `(${when.all.map(script).join(' && ')})` : 'true';
  if (when.any) return when.any.length ? `(${when.any.map(script).join(' || ')})` : 'false';
  if (when.not) return `!${script(when.not)}`;
  return `(${when.in.map((answer) => `f.${when.question} === '${answer}'`).join(' || ') || 'false'})`;
};
const logic = (when) => {
  if (when.all) return { and: when.all.length ? when.all.map(logic) : [true] };
  if (when.any) return { or: when.any.length ? when.any.map(logic) : [false] };
  if (when.not) return { '!': [logic(when.not)] };
  return { in: [{ var: when.question }, when.in] };
};
const condition = (when) => {
  if (when.all) return { all: when.all.map(condition) };
  if (when.any) return { any: when.any.map(condition) };
  if (when.not) return { not: condition(when.not) };
  return { fact: when.question, operator: 'in', value: when.in };
};
const zen = (when) => {
  if (when.all) return when.all.length ? `(${when.all.map(zen).join(' and ')})` : 'true';
  if (when.any) return when.any.length ? `(${when.any.map(zen).join(' or ')})` : 'false';
  if (when.not) return `(not ${zen(when.not)})`;
  return when.in.length ? `(${when.question} in [${when.in.map((answer) => `'${answer}'`).join(', ')}])` : 'false';
};
const whole = (when) => (when.all || when.any || when.not ? condition(when) : { all: [condition(when)] });

const plainJavaScript = ({ rules }) => {
  const lines = rules.map(({ when, conclusion }) => `if (${script(when)}) return '${conclusion}';`);
  return new Function('f', lines.join('\n'));
};
const jsonLogicJs = ({ rules }) => {
  const rule = { if: rules.flatMap(({ when, conclusion }) => [logic(when), conclusion]) };
  return (facts) => jsonLogic.apply(rule, facts);
};
const jsonRulesEngine = ({ rules }) => {
  const engine = new Engine();
  rules.forEach(({ when, conclusion }, at) => {
    engine.addRule({ conditions: whole(when), event: { type: conclusion }, priority: rules.length - at });
  });
  engine.on('success', () => engine.stop());
  return async (facts) => (await engine.run(facts)).events[0].type;
};
const zenEngine = ({ rules }) => {
  const rows = rules.map(({ when, conclusion }, at) => ({ _id: `r${at}`, when: zen(when), then: `'${conclusion}'` }));
  const table = {
    hitPolicy: 'first',
    inputs: [{ id: 'when', name: 'when', type: 'expression' }],
    outputs: [{ id: 'then', name: 'then', field: 'conclusion', type: 'expression' }],
    rules: rows,
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'table', type: 'decisionTableNode', name: 'table', content: table },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  });
  return async (facts) => (await decision.evaluate(facts)).result.conclusion;
};

const engines = [
  ['plain JavaScript', plainJavaScript],
  ['json-logic-js', jsonLogicJs],
  ['json-rules-engine', jsonRulesEngine],
  ['zen-engine', zenEngine],
];

for (const file of readdirSync('.').filter((name) => name.endsWith('.json') && !name.startsWith('package')).sort()) {
  const data = read(file);
  const { cases } = data;
  console.log(`${data.municipality}: ${cases.length} definite cases, decided a second`);
  for (const { name, speed } of data.ours) row(name, speed);
  for (const [name, make] of engines) {
    const decide = make(data);
    const isSlow = decide(cases[0].facts) instanceof Promise;
    await agrees(name, decide, cases);
    row(name, isSlow ? await slowly(decide, cases) : quickly(decide, cases));
  }
}

function row(name, speed) {
  console.log(`  ${name.padEnd(22)} ${Math.round(speed).toLocaleString('en').padStart(14)}`);
}

async function agrees(name, decide, cases) {
  for (const { facts, conclusion } of cases) {
    const found = await decide(facts);
    if (found !== conclusion) throw new Error(`${name} says ${found}, not ${conclusion}: ${JSON.stringify(facts)}`);
  }
}

function quickly(decide, cases) {
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < 400) {
    for (const { facts } of cases) decide(facts);
    done += cases.length;
  }
  return (done / (performance.now() - began)) * 1e3;
}

async function slowly(decide, cases) {
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < 1000) await decide(cases[done++ % cases.length].facts);
  return (done / (performance.now() - began)) * 1e3;
}
