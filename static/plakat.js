// Puts the site's own address on a poster, in letters and as a code to scan.
(() => {
  const { qr, page } = document.currentScript.dataset;
  const shown = (id) => document.getElementById(id);
  const address = new URL(page, document.baseURI).href;
  shown('address').textContent = address.replace(/^https?:\/\//, '');
  // Light modules that must stand around the code.
  const QUIET = 4;
  const svg = (name, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const drawn = (code) => {
    const side = code.size + 2 * QUIET;
    let path = '';
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
    const box = svg('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': shown('code').dataset.label, 'shape-rendering': 'crispEdges' });
    box.append(svg('path', { fill: '#fff', d: `M0 0h${side}v${side}h-${side}z` }), svg('path', { fill: '#000', d: path }));
    return box;
  };
  // A poster gets worn: a quarter of the code may be lost.
  import(new URL(qr, document.baseURI).href).then(({ generate, correction }) => {
    shown('code').append(drawn(generate(address, { minCorrectionLevel: correction.Q })));
    shown('print').hidden = false;
  }).catch(() => {
    const problem = shown('problem-bundle');
    problem.hidden = false;
    problem.focus();
  });
  shown('print').addEventListener('click', () => print());
})();
