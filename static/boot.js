// Starts the program, tells that it is opening when «Neste» was pressed before it was ready, and picks up after a stop.
(() => {
  const { app, wasm } = document.currentScript.dataset, at = (path) => new URL(path, document.baseURI).href;
  const show = (id) => document.getElementById(id), next = show('neste');
  let stops = 0, running = 0;
  const start = () => import(at(app) + (stops ? '?' + stops : ''))
    // At a second try past the browser's own copies: what came first may have been another server's page.
    .then((module) => module.default({ module_or_path: stops ? fetch(at(wasm), { cache: 'reload' }) : at(wasm) }))
    .then(() => { running = 1; }, stopped);
  const stopped = () => {
    const problem = show('problem-crashed');
    show('app').hidden = running;
    show('again').hidden = ++stops > 2;
    problem.hidden = 0;
    problem.focus();
  };
  const opening = () => {
    if (show('start')?.dataset.pressed === '') next.lastChild.textContent = next.dataset.opening;
  };
  next?.addEventListener('click', opening);
  opening();
  show('again').addEventListener('click', () => {
    show('problem-crashed').hidden = 1;
    const old = show('app'), fresh = old.cloneNode();
    fresh.hidden = running = 0;
    old.replaceWith(fresh);
    start();
  });
  addEventListener('error', (event) => event.error instanceof WebAssembly.RuntimeError && stopped());
  start();
})();
