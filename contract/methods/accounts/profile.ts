import Type from 'typebox'
import { closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { About, Handle, Language, MemberName, Region, Self } from '../../bodies/member.ts'
import { command, read } from '../../define.ts'

export const getSelf = read('accounts.getSelf', {
  caller: 'member',
  summary: 'The caller’s own account.',
  input: Empty,
  output: Self,
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

/** People who know the member hear of it from a job, since a name may concern thousands. */
export const updateProfile = command('accounts.updateProfile', {
  caller: 'member',
  summary: 'Change name, about line, region, language or picture; what is left out stays.',
  input: Type.Object(
    {
      name: Type.Optional(MemberName),
      about: Type.Optional(About),
      region: Type.Optional(nullable(Region)),
      language: Type.Optional(Language),
      avatarFileId: Type.Optional(nullable(Id)),
    },
    closed,
  ),
  output: Self,
  errors: ['files.notFound', 'files.wrongType'],
  events: ['accounts.selfChanged', 'accounts.memberChanged'],
  limit: { burst: 20, perMinute: 10 },
})

/** The old handle is kept from others for 30 days, and finds its owner meanwhile. */
export const changeHandle = command('accounts.changeHandle', {
  caller: 'member',
  summary: 'Take another handle, once in 30 days.',
  input: Type.Object({ handle: Handle }, closed),
  output: Self,
  errors: ['accounts.handleTaken', 'accounts.handleTooSoon'],
  events: ['accounts.selfChanged', 'accounts.memberChanged'],
  limit: { burst: 10, perMinute: 5 },
})

export const renewContactCode = command('accounts.renewContactCode', {
  caller: 'member',
  summary: 'Make a new QR code and link for adding the caller; the old one ends.',
  input: Empty,
  output: Self,
  errors: [],
  events: ['accounts.selfChanged'],
  limit: { burst: 5, perMinute: 5 },
})
