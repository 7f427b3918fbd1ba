// Remembers that «Neste» was pressed, from the first moment it can be, and tells when the script that starts the program
// does not come: stands inline in the head, allowed by its hash.
addEventListener('click', (event) => {
  const start = document.getElementById('start');
  if (start && event.target.closest('#neste')) start.dataset.pressed = '';
}, true);
addEventListener('error', ({ target }) => {
  // Some pages have scripts, but nothing to tell.
  const problem = target.tagName === 'SCRIPT' && document.getElementById('problem-bundle');
  if (!problem) return;
  problem.hidden = 0;
  problem.focus();
}, true);
