// Whose program a folder holds, also while something in it is wrong.

import type { BundleManifest } from '../../bundle/format.ts'
import type { SourceTree } from '../source/tree.ts'
import { readProject } from './project.ts'

/** Null where there is no app.json: then it is no program yet. */
export function programIdentity(tree: SourceTree): Pick<BundleManifest, 'appId' | 'name' | 'dialect'> | null {
  const { project } = readProject(tree)
  return project && { appId: project.appId, name: project.name, dialect: project.dialect }
}
