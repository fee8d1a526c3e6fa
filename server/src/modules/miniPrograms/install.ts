/** How a compiled program comes in: its files, its bundle, and which of its bundles opens. */
import { createHash } from 'node:crypto'
import { PROGRAM_NAME_LENGTH_MAX, type ProgramStage } from '@sampan/contract'
import type { BundleManifest } from '@sampan/miniprogram/bundle'
import sharp from 'sharp'
import type { Blobs } from '../../kernel/blobs.ts'
import type { NewId } from '../../kernel/ids.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import { isDomain } from './rules.ts'
import {
  dropOldBundles,
  findProgramByAppId,
  heldAmong,
  insertFiles,
  lockApp,
  setBundle,
  writeBundle,
  writeProgram,
} from './store/programs.ts'

export interface InstallServices {
  transactions: Transactions<Database>
  blobs: Blobs
  newId: NewId
}

export interface Installation {
  manifest: BundleManifest
  /** Every file that the manifest names, by its path. */
  files: ReadonlyMap<string, Uint8Array>
  stage: ProgramStage
  /** A picture of any common kind; null keeps the one that the program has. */
  icon: Uint8Array | null
  /** Hosts that what is live may reach; null keeps those that it has. */
  domains: readonly string[] | null
  /** Hosts whose pages what is live may show; null or none keeps those that it has. */
  webDomains?: readonly string[] | null
  /** The member who answers for it; null or none keeps the one that it has. */
  contactId?: string | null
}

export const nameOfFileBlob = (fileId: string): string => `${fileId}.original`

const ICON_SIDE = 192
/** Who has a program open may still load pages of an older bundle. */
const OLD_BUNDLES_KEPT = 3

/**
 * Stores a bundle and has it open from now on; tells members who use the program. The same bundle once more changes
 * nothing.
 * @throws OperatorError where files and manifest do not agree, or a domain is none
 */
export async function installBundle(
  { transactions, blobs, newId }: InstallServices,
  { manifest, files, stage, icon, domains, webDomains = null, contactId = null }: Installation,
): Promise<{ programId: string; hash: string }> {
  const wrong = [...(domains ?? []), ...(webDomains ?? [])].find((domain) => !isDomain(domain))
  if (wrong !== undefined)
    throw new OperatorError(`"${wrong}" is no domain.`, 'Give hosts such as api.example.com or *.example.com.')
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(manifest.appId))
    throw new OperatorError(
      `The program's appid "${manifest.appId}" cannot be used.`,
      'Give it one of letters and digits in project.config.json.',
    )
  const contents = contentsOf(manifest, files)
  const iconBytes = icon === null ? null : await smallIcon(icon)
  const iconHash = iconBytes && sha256(iconBytes)
  if (iconBytes && iconHash) contents.set(iconHash, iconBytes)

  const { programId, dropped } = await transactions.write(async (tx) => {
    await lockApp(tx.db, manifest.appId)
    const before = await findProgramByAppId(tx.db, manifest.appId)
    const id = before?.id ?? tx.newId()
    const name = manifest.name.trim().slice(0, PROGRAM_NAME_LENGTH_MAX) || manifest.appId
    await writeProgram(tx.db, { id, app_id: manifest.appId, dialect: manifest.dialect, name }, tx.now)

    const held = await heldAmong(tx.db, id, [...contents.keys()])
    const missing = [...contents].filter(([hash]) => !held.has(hash))
    const rows = missing.map(([hash, bytes]) => ({ id: newId(), sha256: hash, size_bytes: bytes.length, bytes }))
    // The bytes first: no row lacks them.
    for (const { id: fileId, bytes } of rows) await blobs.write(nameOfFileBlob(fileId), bytes)
    await insertFiles(
      tx.db,
      id,
      rows.map(({ bytes: _bytes, ...row }) => row),
    )
    const bundleId = await writeBundle(tx.db, {
      id: newId(),
      program_id: id,
      hash: manifest.hash,
      manifest: JSON.stringify(manifest),
      created_at: tx.now,
    })
    await setBundle(tx.db, id, stage, {
      bundleId,
      iconHash: iconHash ?? before?.icon_hash ?? null,
      domains: domains ?? before?.domains ?? [],
      webDomains: webDomains ?? before?.web_domains ?? [],
      contactId: contactId ?? before?.contact_id ?? null,
    })
    await tx.enqueue('announceProgram', { programId: id, stage })
    return { programId: id, dropped: await dropOldBundles(tx.db, id, OLD_BUNDLES_KEPT) }
  })
  for (const fileId of dropped) await blobs.remove(nameOfFileBlob(fileId))
  return { programId, hash: manifest.hash }
}

/** By hash, each once. */
function contentsOf(manifest: BundleManifest, files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>()
  for (const [path, entry] of Object.entries(manifest.files)) {
    const bytes = files.get(path)
    if (!bytes || bytes.length !== entry.bytes || sha256(bytes) !== entry.sha256)
      throw new OperatorError(`The bundle's file ${path} is not what its manifest says.`, 'Build it once more.')
    contents.set(entry.sha256, bytes)
  }
  return contents
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function smallIcon(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: 4096 * 4096 })
      .resize(ICON_SIDE, ICON_SIDE, { fit: 'cover' })
      .webp({ quality: 90 })
      .toBuffer()
  } catch (error) {
    throw new OperatorError('The icon is no picture.', 'Give a PNG, JPEG or WebP.', { cause: error })
  }
}
