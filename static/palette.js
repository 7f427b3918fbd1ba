// Shades of a municipality's colour that can be read: WCAG's 4.5:1, whatever colour is asked for.
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// A colour so far on its way to another: 0 is the first, 1 the other.
const mixed = (from, to, share) => {
  const end = channels(to);
  const between = channels(from).map((channel, at) => Math.round(channel + (end[at] - channel) * share));
  return '#' + between.map((channel) => channel.toString(16).padStart(2, '0')).join('');
};

const luminance = (colour) => {
  const linear = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
};

const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

// The nearest shade, on the way to black or to white, that can be read on every one of these grounds.
const readable = (colour, end, grounds) => {
  for (let step = 0; step < 255; step++) {
    const shade = mixed(colour, end, step / 255);
    if (grounds.every((ground) => contrast(shade, ground) >= 4.5)) return shade;
  }
  return end;
};

// The design system's shades of an accent. `page` is the ground of the page, `grounds` are all that the accent stands on,
// and what is written on it. Light pages take it towards black, dark ones towards white.
const palette = (accent, page, grounds) => {
  const end = luminance(page) > 0.2 ? '#000000' : '#ffffff';
  const base = readable(accent, end, [page, ...grounds]);
  const [tinted, hover, active] = [0.1, 0.16, 0.24].map((share) => mixed(page, accent, share));
  const text = readable(base, end, [page, ...grounds, tinted, hover, active]);
  return {
    'surface-tinted': tinted,
    'surface-hover': hover,
    'surface-active': active,
    'border-subtle': mixed(page, base, 0.4),
    'border-default': base,
    'border-strong': text,
    'text-subtle': text,
    'text-default': mixed(text, end, 0.45),
    'base-default': base,
    'base-hover': mixed(base, end, 0.2),
    'base-active': mixed(base, end, 0.4),
  };
};
