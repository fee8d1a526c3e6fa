// Whose program a folder holds and where in it, also while something in it is wrong.

import type { BundleManifest } from '../../bundle/format.ts'
import type { SourceTree } from '../source/tree.ts'
import { readProject } from './project.ts'

export interface ProgramIdentity extends Pick<BundleManifest, 'appId' | 'name' | 'dialect'> {
  /** Files are named from here: '' or with a slash at its end. */
  root: string
}

/** Null where there is no app.json: then it is no program yet. */
export function programIdentity(tree: SourceTree): ProgramIdentity | null {
  const { project } = readProject(tree)
  return project && { appId: project.appId, name: project.name, dialect: project.dialect, root: project.root }
}
