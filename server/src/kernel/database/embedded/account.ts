import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { errorCode, OperatorError } from '../../operatorError.ts'

/** The operating system's user that PostgreSQL runs as. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of an existing cluster, else as `postgres`,
 * else as `nobody`. Started by anyone else it runs as that user, which is what `undefined` says.
 * @param cluster the data directory of PostgreSQL; need not exist
 */
export function chooseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  const owner = ownerOf(cluster)
  const chosen =
    (owner > 0
      ? (accounts.find(({ uid }) => uid === owner) ?? { name: String(owner), uid: owner, gid: owner })
      : null) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  if (chosen) return chosen
  throw new OperatorError(
    'The embedded PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody".',
    'Start Sampan as an ordinary user, or give your own PostgreSQL in DATABASE_URL.',
  )
}

/** True when the account can enter a folder: the rights of every folder above it count too. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { stdio: 'ignore', ...spawnAs(account) }).status === 0
}

/** The options of `spawn` that run a program as an account. */
export function spawnAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

function ownerOf(path: string): number {
  try {
    return statSync(path).uid
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return -1
    throw error
  }
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name = '', , uid = '', gid = '']) => (name && uid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []))
}
