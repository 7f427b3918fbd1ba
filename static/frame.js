// Between a page in another page's frame and what is around it. The start script fetches this only there, and in a tab
// that was opened from there. To the page around it tells its height and its steps; from it it takes what stands in the
// address about looks, and no message at all. The tab takes what has been answered from the frame that opened it.
const root = document.documentElement, kept = document.getElementById('kept');
const ours = ({ source, origin, data }, from) => source === from && origin === location.origin && data?.stottekontakt === 1;
const message = (more) => ({ stottekontakt: 1, ...more });

// What is asked for in the address, or else by the municipality; nothing that is not of this shape.
const asked = (name, shape) =>
  [new URLSearchParams(location.search).get(name), root.dataset[name]].find((value) => shape.test(value ?? ''));

// What the accent stands on, and what is written on it: names of the design system's colours.
const GROUNDS = ['neutral-surface-default', 'neutral-surface-tinted', 'accent-surface-default', 'accent-base-contrast-default'];

// Takes a colour, and gives what was asked for and what is used when they are not the same.
const colour = (accent) => {
  const value = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const [page, ...grounds] = ['neutral-background-default', ...GROUNDS].map((name) => value('--ds-color-' + name));
  const shades = palette(accent, page, [...grounds, value('--warm')]);
  for (const name in shades) root.style.setProperty('--ds-color-accent-' + name, shades[name]);
  return accent === shades['base-default'] ? undefined : [accent, shades['base-default']];
};

const corners = (radius) => {
  const sizes = { sm: Math.min(radius, 4), md: radius, lg: radius, default: radius };
  for (const name in sizes) root.style.setProperty('--ds-border-radius-' + name, sizes[name] + 'px');
};

// Takes the looks asked for, and gives what had to be changed of them: by day, since at night every accent is another.
const looks = (dark) => {
  const accent = asked('aksent', /^#[0-9a-f]{6}$/i)?.toLowerCase(), radius = asked('hjorner', /^(1?\d|2[0-4])$/);
  const font = asked('skrift', /^\p{L}[\p{L}\d -]{0,39}$/u), width = asked('bredde', /^\d{3,4}$/);
  const { style } = document.body;
  if (radius) corners(+radius);
  if (font) style.fontFamily = `"${font}", ` + getComputedStyle(document.body).fontFamily;
  if (width) Object.assign(style, { marginInline: 'auto', maxWidth: width + 'px' });
  const changed = accent && colour(accent);
  return changed && !dark ? { changed: { aksent: changed } } : {};
};

const mainPart = () => document.querySelector('main');

// Tells how high the page is whenever that changes, and each new screen that the person has gone to: neither the first,
// nor one that came by itself while the person was elsewhere on the page.
const tellHeightAndSteps = (more) => {
  let step = 0, shown = mainPart(), followed = -Infinity;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage(message({ height, step, ...more }), '*');
  };
  const gone = () => navigator.userActivation?.isActive !== false || performance.now() - followed < 1000;
  addEventListener('hashchange', () => { followed = performance.now(); });
  new MutationObserver(() => {
    if (mainPart() === shown) return;
    shown = mainPart();
    if (gone()) step++;
    tell();
  }).observe(document.body, { childList: true, subtree: true });
  new ResizeObserver(tell).observe(root);
};

// Opens a page of ours in a tab of its own, which asks for what has been answered. Where the page around does not let the
// two speak to each other, or no tab can be opened, the person is told.
const openTab = (address) => {
  const tab = open(address);
  document.getElementById('not-along').hidden = tab;
  const give = (event) => {
    if (!ours(event, tab)) return;
    removeEventListener('message', give);
    tab.postMessage(message({ kept: kept.textContent }), location.origin);
  };
  if (tab) addEventListener('message', give);
};

// Nothing is kept in a frame: what leads to another page of ours opens beside it as soon as anything has been answered, and
// so do papers to print. Before that it opens here, with the same looks.
const links = () => {
  root.dataset.framed = '';
  addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const another = link?.origin === location.origin && link.pathname !== location.pathname;
    if (link?.closest('.own-tab')) {
      event.preventDefault();
      openTab(location.pathname + location.hash);
    } else if (another && (kept.textContent || link.pathname.endsWith('.html'))) {
      event.preventDefault();
      openTab(link.href);
    } else if (another) {
      link.search = location.search;
    }
  });
};

const inFrame = () => {
  const dark = matchMedia('screen and (prefers-color-scheme: dark)');
  tellHeightAndSteps(looks(dark.matches));
  dark.addEventListener('change', () => looks(dark.matches));
  links();
};

// A frame that does not answer has gone.
const PATIENCE = 2000;

const fromFrame = () => new Promise((done) => {
  // Another site's page may not be asked for anything: this throws.
  if (opener.location.origin !== location.origin) return done();
  const take = (event) => {
    if (!ours(event, opener) || typeof event.data.kept !== 'string') return;
    kept.textContent = event.data.kept;
    end();
  };
  const end = () => done(removeEventListener('message', take));
  addEventListener('message', take);
  setTimeout(end, PATIENCE);
  opener.postMessage(message(), location.origin);
});

if (self !== top) {
  inFrame();
} else {
  await fromFrame().catch(() => {});
  // From now on the two have nothing to do with each other: a reload asks no more.
  opener = null;
}
