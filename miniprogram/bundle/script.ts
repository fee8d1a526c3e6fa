// What the scripts of a bundle hold; see README.md.

export type Require = ((specifier: string) => unknown) & { async?: (specifier: string) => Promise<unknown> }

export interface ModuleObject {
  exports: unknown
}

/** A CommonJS module; `global` is one object that all modules of a program share. */
export type ModuleBody = (require: Require, module: ModuleObject, exports: unknown, global: unknown) => void

/** A module and the paths of what it requires, by the words it requires them with. */
export type ModuleDefinition = [body: ModuleBody, required: Record<string, string>]

export interface WxsHelpers {
  constructorOf(value: unknown): string | undefined
  getRegExp(pattern: string, flags?: string): RegExp
  getDate(...parts: unknown[]): Date
}

export type WxsBody = (require: Require, exports: unknown, module: ModuleObject, helpers: WxsHelpers) => void
export type WxsDefinition = [body: WxsBody, required: Record<string, string>]

/** Makes the content of a template; what it takes is described in README.md. */
export type TemplateDefinition = (
  templates: Record<string, unknown>,
  scripts: Record<string, () => unknown>,
  x: unknown,
  y: unknown,
  z: unknown,
  p: unknown,
  q: unknown,
  d: unknown,
  helpers: WxsHelpers,
) => unknown

export type StyleIsolation =
  | 'isolated'
  | 'apply-shared'
  | 'shared'
  | 'page-isolated'
  | 'page-apply-shared'
  | 'page-shared'

export interface ComponentConfig {
  component: boolean
  /** By tag, absolute: '/components/card/index'. */
  usingComponents: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation: StyleIsolation
  pureDataPattern?: string
  /** Of Alipay's components: 'dynamic' where slots hand on values or stand in loops (glass-easel's `dynamicSlots`). */
  slots?: 'multiple' | 'dynamic'
}

export interface ComponentEntry {
  kind: 'app' | 'page' | 'component'
  /** A key of `modules`; null where a component has no script. */
  module: string | null
  /** A key of `templates`; null for the app. */
  template: string | null
  /** The prefix of its classes and the value of `wx-host`. */
  scope: string
  config: ComponentConfig
}

export interface BundleScript {
  modules: Record<string, ModuleDefinition>
  wxs: Record<string, WxsDefinition>
  templates: Record<string, TemplateDefinition>
  components: Record<string, ComponentEntry>
}
