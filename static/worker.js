// Answers the site's requests from the copy on the device. There is one version of the site at a time, kept whole under a
// name of its own; it counts once its mark is written, which is the last thing to be. The build writes in what stands
// between {}.
const VERSION = '{version}';
// What everyone needs: addresses, each with the hash of what is in the file.
const CORE = {core};

const SITE = registration.scope;
const OURS = 'stottekontaktsjekken ' + SITE + ' ';
const NAME = OURS + VERSION;
const MARK = 'complete';
const HASH = 'x-hash';

const listOf = (place) => `innhold/${place}.json`;

const hashOf = async (response) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

// A copy as it was when it was kept, of whatever version.
const copyOf = async (path, where) => {
  const copy = await caches.match(new URL(path, SITE), where);
  return copy && await hashOf(copy) === copy.headers.get(HASH) ? copy : undefined;
};

const ownCopyOf = (path) => copyOf(path, { cacheName: NAME });

const counts = (name) => caches.match(new URL(MARK, SITE), { cacheName: name });

const ourNames = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

const throwAway = (names) => Promise.all(names.map((name) => caches.delete(name)));

// A file from the network with exactly this in it. What the browser has kept itself may be another server's page.
const fetched = async (path, hash) => {
  for (const cache of /[-.][0-9a-f]{16}[-_.]/.test(path) ? ['default', 'reload'] : ['reload']) {
    const response = await fetch(new URL(path, SITE), { cache });
    if (response.ok && await hashOf(response) === hash) return response;
  }
  throw new Error(`${path} is not what this version needs`);
};

const keep = async (path, response, hash) => {
  const headers = new Headers(response.headers);
  // The body has been unpacked already.
  ['content-encoding', 'content-length'].forEach((name) => headers.delete(name));
  headers.set(HASH, hash);
  const cache = await caches.open(NAME);
  await cache.put(new URL(path, SITE), new Response(await response.blob(), { headers }));
};

// All of it, or the first that failed once nothing is under way any more.
const allDone = async (tasks) => {
  const failed = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
};

// Keeps what is lacking of these files; another version's copy serves when the same is in it.
const keepAll = (files) => allDone(Object.entries(files).map(async ([path, hash]) => {
  const own = await ownCopyOf(path);
  if (own?.headers.get(HASH) === hash) return;
  const other = await copyOf(path);
  await keep(path, other?.headers.get(HASH) === hash ? other : await fetched(path, hash), hash);
}));

const mark = async () => {
  const cache = await caches.open(NAME);
  await cache.put(new URL(MARK, SITE), new Response());
};

// A municipality's pages and what they need; nothing when the site has it no longer.
const keepPlace = async (place) => {
  const path = listOf(place);
  const response = await ownCopyOf(path) ?? await fetch(new URL(path, SITE), { cache: 'reload' });
  if (response.status === 404) return;
  const { version, files } = await response.clone().json();
  if (version !== VERSION) throw new Error('the server has another version');
  await keepAll(files);
  await keep(path, response, await hashOf(response));
};

// The municipalities that any version has kept.
const placesKept = async () => {
  const all = await Promise.all((await ourNames()).map((name) => caches.open(name)));
  const requests = (await Promise.all(all.map((cache) => cache.keys()))).flat();
  return new Set(requests.map(({ url }) => /innhold\/([^/.]+)\.json$/.exec(url)?.[1]).filter(Boolean));
};

const install = async () => {
  const names = await ourNames(), marks = await Promise.all(names.map(counts));
  await throwAway(names.filter((_, at) => !marks[at]));
  await keepAll(CORE);
  // The new version is not to know less than the old one.
  await allDone(Array.from(await placesKept(), keepPlace));
  await mark();
};

// Other versions go when no other page can need them any more and no newer one is on its way.
const tidy = async (pages) => {
  const open = await clients.matchAll({ includeUncontrolled: true });
  const ours = open.filter(({ url }) => url.startsWith(SITE));
  if (ours.length > pages || registration.installing || registration.waiting) return;
  await throwAway((await ourNames()).filter((name) => name !== NAME));
};

// A page belongs to one version. All other files have their hash in their names: another version's is the same file.
const kept = async (path) => {
  if (!await counts(NAME)) return;
  return await ownCopyOf(path) ?? (/(^|\/|\.html)$/.test(path) ? undefined : copyOf(path));
};

const answer = async (request, path, networkFirst) => {
  const fromNetwork = () => fetch(request);
  if (networkFirst) return fromNetwork().catch(async (error) => await kept(path) ?? Promise.reject(error));
  const copy = await kept(path);
  if (copy || request.mode !== 'navigate') return copy ?? fromNetwork();
  return fromNetwork().catch(async (error) => {
    for (const other of [path + '/', 'uten-nett.html']) {
      if (await kept(other)) return Response.redirect(new URL(other, SITE));
    }
    throw error;
  });
};

addEventListener('install', (event) => event.waitUntil(install().catch(async (error) => {
  await throwAway([NAME]);
  throw error;
})));

addEventListener('activate', (event) => event.waitUntil(tidy(0)));

addEventListener('fetch', (event) => {
  const { request } = event, { href, search, pathname } = new URL(request.url);
  if (request.method !== 'GET' || !href.startsWith(SITE) || request.destination === 'iframe') return;
  const path = pathname.slice(new URL(SITE).pathname.length).replace(/(^|\/)index\.html$/, '$1');
  // The start script asks with a number when a copy did not work.
  event.respondWith(answer(request, path, search && request.mode !== 'navigate'));
});

// A page asks for its municipality to be kept, or for this version to take over.
addEventListener('message', (event) => {
  const { place, takeOver } = event.data;
  if (takeOver) return skipWaiting();
  const done = keepAll(CORE).then(mark).then(() => keepPlace(place)).then(() => tidy(1)).catch(() => {});
  event.waitUntil(done.then(() => event.ports[0].postMessage('')));
});
