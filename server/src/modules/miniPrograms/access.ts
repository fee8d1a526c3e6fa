import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { decideBundle } from './rules.ts'
import { type BundleRow, findBundle, findProgram, type ProgramRow } from './store/programs.ts'

/**
 * A program that has something to open. Whoever knows its id may: ids are not listed, and go round in links.
 * @throws Refusal `miniPrograms.notFound`
 */
export async function accessProgram(
  db: Queryable,
  programId: string,
  preview = false,
): Promise<{ program: ProgramRow; bundle: BundleRow; stage: 'live' | 'preview' }> {
  const program = await findProgram(db, programId)
  const opens = program && decideBundle(program, preview)
  const bundle = opens && (await findBundle(db, opens.bundleId))
  if (!program || !opens || !bundle) throw refuse('miniPrograms.notFound')
  return { program, bundle, stage: opens.stage }
}
