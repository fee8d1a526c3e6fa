// Runs every other `tools/generate*.ts`. Arguments (`--check`) are handed on.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const generators = readdirSync(import.meta.dirname).filter(
  (name) => /^generate[A-Z].*\.ts$/.test(name) && !name.endsWith('.test.ts'),
)
for (const name of generators) {
  const result = spawnSync(process.execPath, [join(import.meta.dirname, name), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  if (result.status !== 0) process.exitCode = 1
}
