// Part of `npm test`: builds the web app and holds the JavaScript of the first screens against their budgets.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '../server/src/cli/buildWeb.ts'
import { overBudget, readManifest, type Screen } from './bundle.ts'
import { root } from './generated.ts'

/** Sources that the screen imports, as Vite's manifest names them; of the languages the largest one counts. */
const screens: Screen[] = [
  {
    name: 'the sign-in page',
    sources: ['index.html', 'src/modules/accounts/SignInPage.tsx'],
    oneOf: /^src\/locales\/\w+\/door\.ts$/,
    gzippedBytesMax: 200_000,
  },
  {
    name: 'the chat list',
    sources: ['index.html', 'src/app/Home.tsx', 'src/modules/chat/pages.tsx'],
    oneOf: /^src\/locales\/\w+\/index\.ts$/,
    gzippedBytesMax: 350_000,
  },
]

const folder = await buildWeb(root, () => {})
const manifest = readManifest(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')))
const gzippedBytes = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
for (const screen of screens) {
  const { problem, line } = overBudget(manifest, screen, gzippedBytes)
  if (problem) process.exitCode = 1
  console.log(problem || line)
}
