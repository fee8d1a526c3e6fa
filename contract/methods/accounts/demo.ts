import Type from 'typebox'
import { closed, Empty } from '../../bodies/common.ts'
import { Handle, Language, Member } from '../../bodies/member.ts'
import { command, read } from '../../define.ts'
import { SessionInput, SignedIn } from './session.ts'

export const listDemoPeople = read('accounts.listDemoPeople', {
  caller: 'anyone',
  summary: 'The people of the demo world whom one may step in as.',
  input: Empty,
  output: Type.Object({ people: Type.Array(Type.Object({ member: Member, language: Language }, closed)) }, closed),
  errors: ['accounts.noDemo'],
  limit: { burst: 60, perMinute: 120 },
})

export const stepIn = command('accounts.stepIn', {
  caller: 'anyone',
  summary: 'Sign in as one of the demo people, without a password. Only where the operator left the demo on.',
  input: Type.Object({ handle: Handle, ...SessionInput }, closed),
  output: SignedIn,
  errors: ['accounts.noDemo', 'member.notFound'],
  events: ['accounts.deviceAdded'],
  limit: { burst: 60, perMinute: 60 },
})
