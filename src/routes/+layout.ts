// Everything lives in IndexedDB on the device: there is nothing a server or a build could render.
export const ssr = false;
export const prerender = false;
