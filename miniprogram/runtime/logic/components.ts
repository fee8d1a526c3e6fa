// Components, pages and behaviors of the program, registered with glass-easel as the adapter of WeChat does it.

import * as glassEasel from 'glass-easel'
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Loader } from '../../bundle/loader.ts'
import type { ComponentEntry } from '../../bundle/script.ts'
import { builtInBehaviors } from './behaviors.ts'
import { isRecord, recordOf } from './plain.ts'
import { withHandlers } from './templates.ts'

export interface Components {
  readonly env: MiniProgramEnv
  readonly space: CodeSpace
  /** Registers a component and all that it can show, once. */
  register(path: string): void
  isRegistered(path: string): boolean
  /** The prefix of classes of a style scope. */
  scopeName(scope: number): string
  /** What the program finds as `Page`, `Component` and `Behavior`. */
  readonly globals: {
    Page(definition: unknown): void
    Component(definition: unknown): unknown
    Behavior(definition: unknown): unknown
  }
}

export interface ComponentsOptions {
  loader: Loader
  /** Every component was attached or is gone: pages tell `ready` by it. */
  onAttached(component: glassEasel.GeneralComponent): void
  warn(text: string): void
  fail(error: unknown): void
  /** Alipay spells definitions otherwise: they come out of here as WeChat's. */
  adapt(
    kind: 'page' | 'component' | 'behavior',
    definition: Record<string, unknown>,
    slots?: string,
  ): Record<string, unknown>
}

export function createComponents(options: ComponentsOptions): Components {
  const { loader } = options
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const inner = space.getComponentSpace()
  // Ids are written as they are (sheets name them); handlers that a program puts on an instance later count, too. A
  // property may be named like a member of glass-easel's nodes ('dataset'), so none is written there.
  inner.updateComponentOptions({ writeIdToDOM: true, useMethodCallerListeners: true, writeFieldsToNode: false })
  space.setOverallBehavior(
    inner
      .define()
      .lifetime('attached', function attached(this: unknown) {
        const component = isRecord(this) || typeof this === 'object' ? componentOf(this) : undefined
        if (component !== undefined) options.onAttached(component)
      })
      .registerBehavior() as unknown as glassEasel.GeneralBehavior,
  )
  const builtIn = builtInBehaviors(space)
  const done = new Set<string>()
  const defined = new Set<string>()

  function prepare(path: string, entry: ComponentEntry): void {
    space.addComponentStaticConfig(path, entry.config as never)
    space.addStyleSheet(path, path, entry.scope)
    const template = loader.template(path)
    if (template === undefined) return
    space.addCompiledTemplate(path, { ...template, content: withHandlers(template.content) } as never)
  }

  function register(path: string): void {
    const name = path.replace(/^\//, '')
    if (done.has(name)) return
    const entry = loader.component(name)
    if (entry === undefined) return
    done.add(name)
    prepare(name, entry)
    for (const used of usedBy(entry)) register(used)
    try {
      loader.runComponent(name)
    } catch (error) {
      options.fail(error)
    }
    if (defined.has(name)) return
    if (entry.kind === 'component') options.warn(`Component is not found in path "${name}"`)
    define('component', name, {})
  }

  function define(kind: 'page' | 'component', path: string, raw: unknown): unknown {
    const definition = clean(
      options.adapt(kind, recordOf(raw), loader.component(path)?.config.slots),
      builtIn,
      options.warn,
    )
    defined.add(path)
    loosenIsolation(space, path, definition)
    // The adapter's types describe each field of a definition; a program's come from outside.
    const builder = space.component(path)
    if (kind === 'page') return builder.pageDefinition(definition as never).register()
    return builder.definition(definition as never).register()
  }

  function currentPath(what: string): string {
    const path = loader.currentPath()
    if (path === null) throw new Error(`${what} constructor should be called while the component's file is run`)
    return path
  }

  return {
    env,
    space,
    register,
    isRegistered: (path) => defined.has(path),
    scopeName: (scope) => inner.styleScopeManager.queryName(scope) ?? '',
    globals: {
      Page: (definition) => {
        define('page', currentPath('Page'), definition)
      },
      Component: (definition) => define('component', currentPath('Component'), definition),
      Behavior: (definition) => {
        const cleaned = clean(options.adapt('behavior', recordOf(definition)), builtIn, options.warn)
        return space
          .behavior()
          .definition(cleaned as never)
          .register()
      },
    },
  }
}

function usedBy({ config }: ComponentEntry): string[] {
  const defaults = Object.values(config.componentGenerics ?? {}).flatMap((generic) =>
    isRecord(generic) && typeof generic.default === 'string' ? [generic.default] : [],
  )
  return [...Object.values(config.usingComponents), ...defaults]
}

/** The component of glass-easel behind what a program sees as `this`. */
export function componentOf(caller: unknown): glassEasel.GeneralComponent | undefined {
  if (glassEasel.Component.isComponent(caller as never)) return caller as glassEasel.GeneralComponent
  const inner = typeof caller === 'object' && caller !== null && '_$' in caller ? caller._$ : undefined
  return glassEasel.Component.isComponent(inner as never) ? (inner as glassEasel.GeneralComponent) : undefined
}

function clean(
  definition: Record<string, unknown>,
  builtIn: Record<string, unknown>,
  warn: (text: string) => void,
): Record<string, unknown> {
  const cleaned: Record<string, unknown> = { ...definition }
  if (Array.isArray(definition.behaviors)) {
    cleaned.behaviors = definition.behaviors.flat().flatMap((behavior: unknown) => {
      if (typeof behavior !== 'string') return isRecord(behavior) || typeof behavior === 'object' ? [behavior] : []
      const found = builtIn[behavior]
      if (found === undefined) warn(`behavior "${behavior}" is not there`)
      return found === undefined ? [] : [found]
    })
  }
  for (const name of [
    'properties',
    'methods',
    'lifetimes',
    'pageLifetimes',
    'observers',
    'relations',
    'externalClasses',
  ]) {
    if (name in cleaned && (typeof cleaned[name] !== 'object' || cleaned[name] === null)) delete cleaned[name]
  }
  if (isRecord(cleaned.relations)) {
    cleaned.relations = Object.fromEntries(
      Object.entries(cleaned.relations).map(([name, relation]) => {
        const target = isRecord(relation) ? relation.target : undefined
        const inner = typeof target === 'object' && target !== null && '_$' in target ? target._$ : target
        return [name, { ...recordOf(relation), ...(inner === undefined ? {} : { target: inner }) }]
      }),
    )
  }
  for (const name of ['lifetimes', 'pageLifetimes', 'methods']) {
    if (isRecord(cleaned[name])) cleaned[name] = onlyFunctions(cleaned[name])
  }
  return cleaned
}

function onlyFunctions(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => typeof member === 'function'))
}

/** A library's `Component` may say `addGlobalClass` where the compiler could not see it. */
function loosenIsolation(space: CodeSpace, path: string, definition: Record<string, unknown>): void {
  const config = space.getComponentStaticConfig(path)
  const { addGlobalClass, styleIsolation } = recordOf(definition.options)
  const isLoose = addGlobalClass === true || styleIsolation === 'apply-shared' || styleIsolation === 'shared'
  if (isLoose && String(config?.styleIsolation) === 'isolated') {
    space.addComponentStaticConfig(path, { ...config, styleIsolation: 'apply-shared' } as never)
  }
}
