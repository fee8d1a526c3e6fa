export type * from './format.ts'
export { createLoader, type Loader, type LoaderOptions } from './loader.ts'
export type * from './script.ts'
export type { TemplateHooks } from './templateHelpers.ts'
