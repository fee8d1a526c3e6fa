import { join } from 'node:path'
import { createDiskBlobs } from '../../kernel/blobs.ts'
import { createLocalBus } from '../../kernel/bus.ts'
import { newUuid } from '../../kernel/ids.ts'
import { createTransactions } from '../../kernel/transaction.ts'
import type { InstallServices } from '../../modules/miniPrograms/index.ts'
import type { BareContext } from '../command.ts'
import { openDatabase } from '../openDatabase.ts'

/** What brings programs in, on the database of the server that runs, or of none that does. */
export async function withInstallServices(
  { config, log, clock }: BareContext,
  act: (services: InstallServices) => Promise<number>,
): Promise<number> {
  const { database, close } = await openDatabase(config, log)
  try {
    return await act({
      transactions: createTransactions(database.kysely, createLocalBus(), clock, newUuid, config),
      blobs: createDiskBlobs(join(config.dataDirectory, 'files')),
      newId: newUuid,
    })
  } finally {
    await close()
  }
}
