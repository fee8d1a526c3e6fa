// What a bundle is made of, before it is split: modules, WXS, templates and components, and what each needs.

import type { ComponentEntry } from '../../bundle/script.ts'
import type { CompiledModule } from '../script/module.ts'
import type { CompiledTemplate } from '../template/template.ts'
import type { CompiledWxs } from '../template/wxs.ts'

/** 'm:utils/time.js', 'w:utils/format', 't:pages/home/index', 'c:pages/home/index'. */
export type UnitKey = `${'m' | 'w' | 't' | 'c'}:${string}`

export interface ModuleUnit {
  kind: 'module'
  path: string
  compiled: CompiledModule
  required: Record<string, string>
}

export interface WxsUnit {
  kind: 'wxs'
  path: string
  compiled: CompiledWxs
  required: Record<string, string>
}

export interface TemplateUnit {
  kind: 'template'
  path: string
  compiled: CompiledTemplate
}

export interface ComponentUnit {
  kind: 'component'
  path: string
  entry: ComponentEntry
}

export type Unit = ModuleUnit | WxsUnit | TemplateUnit | ComponentUnit

export interface UnitGraph {
  units: Map<UnitKey, Unit>
  /** What must be there before a unit is used. */
  needs: Map<UnitKey, Set<UnitKey>>
  /** What may come later, with the package it stands in. */
  later: Map<UnitKey, Set<UnitKey>>
}
