// Fills in the code to paste with what is chosen, and shows what it gives.
(() => {
  const shown = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = new URL('../', location.href);
  const OPTIONAL = ['aksent', 'hjorner', 'skrift', 'bredde'];

  // The optional fields that have something in them of the right shape; the others say what is expected.
  const options = () => {
    const given = OPTIONAL.map((id) => [shown(id), shown(id).value.trim()]);
    return given.filter(([field, value]) => {
      const fits = new RegExp(`^(?:${field.pattern})$`).test(value);
      const wrong = value !== '' && !fits;
      shown(field.id + '-feil').hidden = !wrong;
      field.setAttribute('aria-invalid', wrong);
      return fits;
    }).map(([field, value]) => [field.id, value]);
  };

  const chosen = () => {
    const kommune = shown('kommune').value, lang = document.querySelector('[name=lang]:checked').value;
    return { kommune, lang, options: options(), folder: kommune + (lang === 'nb' ? '/' : `/${lang}/`) };
  };

  // What stands in attributes: nothing in it may end them.
  const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

  const fill = ({ kommune, lang, options, folder }) => {
    const page = new URL(folder, root).href, query = new URLSearchParams(options).toString();
    const words = {
      kommune,
      lang,
      page,
      base: root.href,
      origin: root.origin,
      host: root.hostname,
      name: shown('kommune').selectedOptions[0].text,
      attributes: options.map(([name, value]) => ` ${name}="${quoted(value)}"`).join(''),
      framed: page + (query && '?' + quoted(query)),
      poster: `plakat/${folder}`,
    };
    all('[data-fill]').forEach((place) => { place.textContent = words[place.dataset.fill]; });
    all('[data-fill-href]').forEach((place) => { place.href = words[place.dataset.fillHref]; });
  };

  // The same element as on another page, with the same link within. It reads its attributes once, so a new choice makes a
  // new one.
  const preview = ({ kommune, lang, options }) => {
    const element = document.createElement('stottekontakt-sjekk');
    element.append(shown('preview').querySelector('a').cloneNode(true));
    Object.entries({ kommune, lang, ...Object.fromEntries(options) })
      .forEach(([name, value]) => element.setAttribute(name, value));
    shown('changed').hidden = true;
    shown('preview').replaceChildren(element);
  };

  let latest, soon;
  const update = () => {
    const now = chosen();
    fill(now);
    clearTimeout(soon);
    // While somebody writes, what is shown waits.
    soon = setTimeout(() => {
      if (JSON.stringify(now) !== latest) preview(now);
      latest = JSON.stringify(now);
    }, latest ? 500 : 0);
  };

  // What the frame tells: the colour that was asked for, and the one that can be read.
  const tell = ({ origin, data }) => {
    const colours = data?.stottekontakt === 1 && data.changed?.aksent;
    if (origin !== root.origin || !Array.isArray(colours)) return;
    all('#changed code').forEach((place, at) => { place.textContent = colours[at]; });
    shown('changed').hidden = false;
  };

  const copy = async (button) => {
    const text = shown(button.dataset.copy), said = button.parentElement.querySelector('[role=status]');
    said.textContent = '';
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = said.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = said.dataset.marked;
    }
  };

  shown('pick').addEventListener('input', () => {
    shown('aksent').value = shown('pick').value;
    update();
  });
  shown('aksent').addEventListener('input', ({ target }) => {
    if (/^#[0-9a-f]{6}$/i.test(target.value)) shown('pick').value = target.value;
  });
  shown('choose').addEventListener('input', update);
  all('[name=width]').forEach((option) => option.addEventListener('change', () => {
    shown('preview').dataset.width = option.value;
  }));
  all('[data-copy]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  });
  addEventListener('message', tell);
  ['choose', 'show', 'one-poster'].forEach((id) => { shown(id).hidden = false; });
  shown('all-posters').hidden = true;
  update();
})();
