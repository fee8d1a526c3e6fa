import Type from 'typebox'
import { closed, Empty, Id, Instant, nullable, writtenText } from '../../bodies/common.ts'
import {
  ContentHash,
  MiniProgram,
  ProgramPermission,
  ProgramScope,
  ProgramStage,
  RecentProgram,
} from '../../bodies/miniPrograms.ts'
import { command, read } from '../../define.ts'

const limit = { burst: 60, perMinute: 120 }
const onProgram = { programId: Id }

export const open = command('miniPrograms.open', {
  caller: 'member',
  summary:
    'Open a mini program: which bundle it is, where its pictures come from, what it was allowed. It becomes a recent one.',
  input: Type.Object(
    {
      ...onProgram,
      /** Its maker's preview where there is one; left out, what is live, or the preview where nothing is. */
      preview: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  output: Type.Object(
    {
      program: MiniProgram,
      stage: ProgramStage,
      hash: ContentHash,
      /** Where the program's frame asks for pictures, with `?url=`; good for a day. */
      picturesPath: Type.String(),
      /** Where it asks for sound and film of the web, with `?url=`, in ranges; good for a day. */
      mediaPath: Type.String(),
      /** The document that it runs in: of this server, or of the operator’s host for frames. */
      frameUrl: Type.String(),
      /** Hosts that it may reach; null for a preview, which may reach any public address. */
      domains: nullable(Type.Array(Type.String())),
      /** A member who answers for it, where the operator named one. */
      contactId: nullable(Id),
      permissions: Type.Array(ProgramPermission),
    },
    closed,
  ),
  errors: ['miniPrograms.notFound'],
  events: ['miniPrograms.recentsChanged'],
  limit,
})

export const describe = read('miniPrograms.describe', {
  caller: 'member',
  summary: 'What a mini program is, where it may connect to, and what it was allowed.',
  input: Type.Object({ programId: nullable(Id), appId: nullable(Type.String({ maxLength: 64 })) }, closed),
  output: Type.Object(
    {
      program: MiniProgram,
      stage: ProgramStage,
      versionName: nullable(Type.String()),
      updatedAt: Instant,
      /** Null for a preview, which may reach any public address. */
      domains: nullable(Type.Array(Type.String())),
      /** Hosts whose pages of the web it may show; null for a preview, which may show any. */
      webDomains: nullable(Type.Array(Type.String())),
      permissions: Type.Array(ProgramPermission),
    },
    closed,
  ),
  errors: ['miniPrograms.notFound'],
  limit,
})

export const listRecents = read('miniPrograms.listRecents', {
  caller: 'member',
  summary: 'The mini programs that the member opened: those it keeps first, then the latest first.',
  input: Empty,
  output: Type.Object({ recents: Type.Array(RecentProgram) }, closed),
  errors: [],
  limit,
})

const recents = Type.Object({ recents: Type.Array(RecentProgram) }, closed)

export const setPinned = command('miniPrograms.setPinned', {
  caller: 'member',
  summary: 'Keep a mini program at the top of the recent ones, or no longer.',
  input: Type.Object({ ...onProgram, pinned: Type.Boolean() }, closed),
  output: recents,
  errors: ['miniPrograms.notFound'],
  events: ['miniPrograms.recentsChanged'],
  limit,
})

export const forget = command('miniPrograms.forget', {
  caller: 'member',
  summary: 'Take a mini program from the recent ones. What it was allowed stays as it is.',
  input: Type.Object(onProgram, closed),
  output: recents,
  errors: [],
  events: ['miniPrograms.recentsChanged'],
  limit,
})

export const setPermission = command('miniPrograms.setPermission', {
  caller: 'member',
  summary: 'Allow a mini program something, or not, or no longer. It is written down who said so and when.',
  input: Type.Object({ ...onProgram, scope: ProgramScope, granted: Type.Boolean() }, closed),
  output: Type.Object({ permissions: Type.Array(ProgramPermission) }, closed),
  errors: ['miniPrograms.notFound'],
  events: ['miniPrograms.permissionsChanged'],
  limit,
})

export const createLoginCode = command('miniPrograms.createLoginCode', {
  caller: 'member',
  summary: 'A code by which a mini program’s own server learns who opened it. It is good once, for five minutes.',
  input: Type.Object(onProgram, closed),
  output: Type.Object({ code: Type.String(), expiresAt: Instant }, closed),
  errors: ['miniPrograms.notFound'],
  events: [],
  limit: { burst: 30, perMinute: 30 },
})

export const report = command('miniPrograms.report', {
  caller: 'member',
  summary: 'Tell the operator that a mini program broke, or does what it should not.',
  input: Type.Object(
    { ...onProgram, hash: nullable(ContentHash), message: writtenText(1_000), details: writtenText(8_000) },
    closed,
  ),
  output: Empty,
  errors: ['miniPrograms.notFound'],
  events: [],
  limit: { burst: 5, perMinute: 5 },
})
