// Keeps the site on the device, for use without a network, and offers a new version when there is one. The start script
// fetches this when all else has been fetched, whatever was answered, and never for a page in another page's frame.
const root = new URL('./', import.meta.url), workers = navigator.serviceWorker;
const [place] = location.href.slice(root.href.length).split('/');
const shown = (id) => document.getElementById(id);

const register = () => {
  const address = new URL('worker.js', root).href;
  const policy = self.trustedTypes?.createPolicy('worker', { createScriptURL: () => address });
  return workers.register(policy ? policy.createScriptURL('') : address, { updateViaCache: 'none' });
};

// Asks a worker to keep this municipality; done when it has, or cannot.
const keep = (worker) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  worker?.postMessage({ place }, [port2]);
});

// Whether all that has been answered is still here when the page has been loaded anew.
const answersLast = () => {
  try {
    return shown('kept').textContent === (sessionStorage.getItem('stottekontaktsjekken.' + place) ?? '');
  } catch {
    return false;
  }
};

const mainPart = () => document.querySelector('main');

// Calls `then` whenever what the page shows has changed, until it says that it is done.
const onChange = (then) => new MutationObserver((_, watching) => then() && watching.disconnect())
  .observe(document.body, { childList: true, subtree: true });

// The new version waits until the person says yes, or until no page of the site is open. It is offered at the top of the
// next screen: nothing moves under the finger.
const offer = (registration) => {
  const offered = () => {
    if (!registration.waiting || !registration.active) return;
    keep(registration.waiting);
    const before = mainPart();
    onChange(() => {
      if (mainPart() === before) return false;
      shown('new-version').hidden = !answersLast();
      return true;
    });
  };
  const watch = () => registration.installing?.addEventListener('statechange', offered);
  registration.addEventListener('updatefound', watch);
  watch();
  offered();
  shown('use-new-version').addEventListener('click', () => {
    const { waiting } = registration;
    if (!answersLast()) return shown('new-version').hidden = true;
    // Another page may have said yes already.
    if (!waiting) return location.reload();
    waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
    waiting.postMessage({ takeOver: true });
  });
};

const begin = async () => {
  const registration = await register();
  offer(registration);
  if (registration.active) registration.update().catch(() => {});
  await keep((await workers.ready).active);
};

// «Slett alt» also takes away what tells which municipality was looked at.
const forget = async () => {
  await (await workers.getRegistration(root))?.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith(`stottekontaktsjekken ${root} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
};

const erased = () => mainPart()?.dataset.screen === 'erased';

// Where the browser keeps nothing, or there is no room, the site goes on working with a network.
if (workers) {
  const begun = (erased() ? forget() : begin()).catch(() => {});
  // Once more when what is under way is done: it may have kept something in between.
  const forgetAll = () => forget().then(() => begun).then(forget).catch(() => {});
  onChange(() => erased() && forgetAll());
}
