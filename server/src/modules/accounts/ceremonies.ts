import { Handle, Id, Language, MemberName } from '@sampan/contract'
import Type from 'typebox'
import { Value } from 'typebox/value'
import type { Writing } from '../../schema/index.ts'
import { type CeremonyRow, insertCeremony } from './store.ts'

/** Keeps what the second step of a ceremony needs; answers what the browser is told. */
export async function beginCeremony<Options extends { challenge: string }>(
  tx: Writing,
  purpose: CeremonyRow['purpose'],
  options: Options,
  draft: Record<string, string>,
): Promise<{ ceremonyId: string; options: Options & Record<string, unknown> }> {
  const id = tx.newId()
  const { challenge } = options
  await insertCeremony(tx.db, { id, purpose, challenge, draft: JSON.stringify(draft), created_at: tx.now })
  return { ceremonyId: id, options: { ...options } }
}

const SignUpDraft = Type.Object({ memberId: Id, handle: Handle, name: MemberName, language: Language })
export type SignUpDraft = Type.Static<typeof SignUpDraft>

/** What a sign-up was begun with. */
export const signUpDraftOf = ({ draft }: CeremonyRow): SignUpDraft => Value.Parse(SignUpDraft, draft)
