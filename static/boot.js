// Starts the program, tells that it is opening when «Neste» was pressed before it was ready, and picks up after a stop.
(() => {
  const { app, wasm, laterPdf, laterPdfWasm, laterOffline, laterFrame } = document.currentScript.dataset;
  const show = (id) => document.getElementById(id), next = show('neste');
  let stops = 0, running = 0, pdf, misses = 0;
  // At a second try past the browser's own copies and preloads: what came first may have been another server's page.
  const fetched = (script, wasm, tries) => {
    const at = (path) => new URL(path, document.baseURI).href + (tries ? '?' + tries : '');
    return import(at(script)).then((module) => module.default({ module_or_path: at(wasm) }).then(() => module));
  };
  const start = () => fetched(app, wasm, stops).then(() => { running = 1; }, stopped);
  const add = (script) => import(new URL(script, document.baseURI).href).catch(() => {});
  // In a frame nothing is kept on the device.
  const keepSite = () => { self === top && add(laterOffline); };
  // The program that makes PDFs is kept for the next time, unless it failed.
  window.pdfProgram = (name, paper) => (pdf ??= fetched(laterPdf, laterPdfWasm, misses))
    .then((module) => module[name]?.(paper))
    .catch((error) => {
      pdf = null;
      misses++;
      throw error;
    })
    .finally(keepSite);
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
    const problem = show('problem-crashed');
    if (problem.hidden) return;
    problem.hidden = 1;
    const old = show('app'), empty = old.cloneNode();
    empty.hidden = running = 0;
    old.replaceWith(empty);
    start();
  });
  addEventListener('error', (event) => event.error instanceof WebAssembly.RuntimeError && stopped());
  // In a frame, or opened from one.
  self !== top || opener ? add(laterFrame).then(start) : start();
})();
