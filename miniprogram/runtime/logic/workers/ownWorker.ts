/** The browser's own, taken before a program can put another in its place. */
export const OwnWorker = globalThis.Worker
