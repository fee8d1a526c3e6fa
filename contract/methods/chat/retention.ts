import { Empty } from '../../bodies/common.ts'
import { Retention } from '../../bodies/retention.ts'
import { read } from '../../define.ts'

export const getRetention = read('chat.getRetention', {
  caller: 'member',
  summary: 'How long this server keeps messages, and pictures, videos and files in them.',
  input: Empty,
  output: Retention,
  errors: [],
  limit: { burst: 60, perMinute: 60 },
})
