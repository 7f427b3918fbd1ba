// <stottekontakt-sjekk kommune="lorenskog">: the check inside a page of the municipality's own, in a frame as high as what
// it shows. Of what comes from elsewhere it heeds only how high its own frame is, and that there is a new screen in it.
(() => {
  const NAME = 'stottekontakt-sjekk';
  // The snippet may stand twice on a page.
  if (customElements.get(NAME)) return;
  const site = new URL('.', document.currentScript.src);
  const LOOKS = ['aksent', 'hjorner', 'skrift', 'bredde'];
  const MAY = ['scripts', 'same-origin', 'forms', 'modals', 'downloads', 'popups', 'popups-to-escape-sandbox'];
  const EVENTS = ['message', 'securitypolicyviolation'];
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const made = (name, more) => Object.assign(document.createElement(name), more);
  const told = new Set();

  customElements.define(NAME, class extends HTMLElement {
    #frame;
    #near;
    #step = 0;

    connectedCallback() {
      const kommune = this.getAttribute('kommune') ?? '', lang = this.getAttribute('lang') === 'en' ? 'en' : 'nb';
      if (!/^[a-z0-9_-]+$/.test(kommune)) return console.warn(NAME + ': kommune="' + kommune + '"?');
      const address = new URL(kommune + (lang === 'en' ? '/en/' : '/'), site);
      // The element's own words lead to the check until the frame has told that it is there.
      const words = made('slot');
      words.append(made('a', { href: address, textContent: lang === 'en' ? 'Open the check' : 'Åpne sjekken' }));
      this.style.display ||= 'block';
      // What the page has for style sheets does not reach in here.
      (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).replaceChildren(words);
      for (const name of LOOKS) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      // A frame is the only thing here that takes time: none is made before somebody comes near.
      this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#load(address, lang), { rootMargin: '1000px' });
      this.#near.observe(this);
      EVENTS.forEach((name) => addEventListener(name, this));
    }

    disconnectedCallback() {
      this.#near?.disconnect();
      EVENTS.forEach((name) => removeEventListener(name, this));
    }

    #load(src, lang) {
      this.#near.disconnect();
      // It is called what leads to it.
      const title = this.textContent.trim() || 'Støttekontaktsjekken';
      const frame = this.#frame = made('iframe', { allow: 'clipboard-write', height: 400, lang, referrerPolicy: 'no-referrer', scrolling: 'no', src, title });
      frame.sandbox = MAY.map((what) => 'allow-' + what).join(' ');
      Object.assign(frame.style, { border: 0, display: 'block', maxWidth: parseInt(this.getAttribute('bredde')) + 'px', width: '100%' });
      this.shadowRoot.append(frame);
    }

    // Moved by a page that asks for it, the frame goes on as it is; otherwise browsers load it anew.
    connectedMoveCallback() {}

    handleEvent({ source, origin, data, effectiveDirective, blockedURI }) {
      const frame = this.#frame;
      // Where the page's policy forbids the frame, the link stands alone.
      if (effectiveDirective === 'frame-src' && blockedURI.startsWith(site.origin)) frame?.remove();
      if (source !== frame?.contentWindow || origin !== site.origin || data?.stottekontakt !== 1) return;
      const { height, step, changed } = data;
      if (!(Number.isInteger(height) && height > 0 && height < 50000 && Number.isInteger(step))) return;
      frame.height = height;
      frame.previousSibling.style.display = 'none';
      if (step > this.#step) this.#show();
      this.#step = step;
      const [asked, used] = Array.isArray(changed?.aksent) ? changed.aksent : [];
      if (!COLOUR.test(asked) || !COLOUR.test(used) || told.has(asked)) return;
      told.add(asked);
      console.warn(NAME + ': aksent="' + asked + '" → ' + used + ' (4.5:1)');
    }

    // Brings the top of the frame, where the heading is, into the window and clear of whatever sticks to the top of it.
    #show() {
      const place = () => this.#frame.getBoundingClientRect();
      const cover = () => {
        const { left, top, width } = place();
        let over = this.getRootNode().elementFromPoint(left + width / 2, Math.max(top, 0) + 1), bottom = 0;
        for (; over && !over.contains(this); over = over.parentElement) {
          if (/fixed|sticky/.test(getComputedStyle(over).position)) bottom = over.getBoundingClientRect().bottom;
        }
        return bottom;
      };
      const hidden = () => place().top < cover();
      if (!hidden() && place().top < innerHeight / 2) return;
      const scroll = () => this.scrollIntoView({ behavior: 'instant', block: 'start' });
      scroll();
      if (!hidden()) return;
      this.style.scrollMarginTop = cover() + 'px';
      scroll();
    }
  });
})();
