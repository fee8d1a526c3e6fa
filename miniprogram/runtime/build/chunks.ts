import type { LogicPartName } from '../callParts.ts'

/** Parts of the frame that are loaded when a page needs them, by name: the file whose exports they are, from miniprogram/runtime. */
export const chunks: Readonly<Record<string, string>> = {
  alipay: 'view/alipay/index.ts',
  basics: 'view/elements/basics/index.ts',
  choosers: 'view/choosers/index.ts',
  forms: 'view/elements/forms/index.ts',
  // What the maker's panel looks in by: the host hands them to previews alone, the first one to the Worker.
  inspectLogic: '../devtools/inWorker.ts',
  inspectView: '../devtools/inFrame.ts',
  map: 'view/elements/media/map/index.ts',
  media: 'view/elements/media/index.ts',
  more: 'view/elements/more/index.ts',
  overlay: 'view/overlay/index.ts',
  queries: 'view/queries.ts',
  regions: 'view/elements/regions/index.ts',
  scroll: 'view/elements/scroll/index.ts',
}

/** Modules that parts take from the script of their place (`logic/shared.ts`, `view/shared.ts`), not into their own. */
export const sharedFiles = {
  logic: [
    'logic/alipay/props.ts',
    'logic/api/listeners.ts',
    'logic/api/wrap.ts',
    'logic/components.ts',
    'logic/nodeMakers.ts',
    'logic/plain.ts',
    'logic/workers/ownWorker.ts',
  ],
  view: ['view/elements/lib/base.ts', 'view/elements/lib/hover.ts', 'view/elements/lib/taken.ts'],
} as const

export type SharedFile<Place extends keyof typeof sharedFiles> = (typeof sharedFiles)[Place][number]

/** Modules that parts take from another part, which has to be there before them. */
export const filesOfParts: Readonly<Partial<Record<LogicPartName, readonly string[]>>> = {
  files: [
    'logic/api/files/encodings.ts',
    'logic/api/files/fault.ts',
    'logic/api/files/paths.ts',
    'logic/api/files/shared.ts',
  ],
}
