// Remembers that «Neste» was pressed, from the first moment it can be: stands inline in the head, allowed by its hash.
addEventListener('click', (event) => {
  const start = document.getElementById('start');
  if (start && event.target.closest('#neste')) start.dataset.pressed = '';
}, true);
