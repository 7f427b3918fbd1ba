// Runs before a page's own scripts and notes when things happen, in milliseconds since the navigation began.
// On the start page it also answers and presses «Neste» as soon as it can, again and again until the press counts.
(() => {
  const marks = (window.marks = { presses: 0 });
  const find = (selector) => document.querySelector(selector);
  // Waits for the first frame in which `found` gives something, and goes on when that frame has been painted.
  const painted = (found, then) => requestAnimationFrame(() => {
    if (!found()) return painted(found, then);
    const frame = performance.now(), { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(frame);
    port2.postMessage(0);
  });
  const clickable = () => {
    const radio = find('input[type=radio]'), box = radio?.getBoundingClientRect();
    if (!box?.width || radio.disabled) return false;
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    // Below the window's edge nothing can be hit; there a person scrolls first.
    return box.y > innerHeight || hit === radio || hit?.control === radio;
  };
  const press = () => {
    const start = find('#start'), next = find('#neste');
    if (next) {
      find('input[type=radio]').click();
      next.click();
      marks.presses += 1;
    }
    if (start?.isConnected && start.dataset.pressed === undefined) return setTimeout(press, 50);
    marks.heeded = performance.now();
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-contentful-paint') marks.painted = startTime;
    }
  }).observe({ type: 'paint', buffered: true });
  painted(clickable, (frame) => {
    marks.laidOut = frame;
    marks.pressed = performance.now();
    marks.arrived = performance.getEntriesByType('navigation')[0].responseEnd;
    const first = find('[data-question]')?.dataset.question;
    if (!first) return (marks.done = true);
    const second = () => {
      const main = find('#app [data-question]');
      return main && main.dataset.question !== first && main.getBoundingClientRect().height;
    };
    painted(second, () => {
      marks.second = performance.now();
      marks.fetched = performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) =>
        [name.split('/').pop(), Math.round(startTime), Math.round(responseEnd)].join(' '));
      marks.done = true;
    });
    press();
  });
})();
