import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import type { AccountsServices } from '../services.ts'

export const describeServer = ({ name, origin, version, signUpOpen, demo }: AccountsServices) =>
  implement(accounts.describeServer, async () => ({ name, origin, version, signUpOpen, demo }))
