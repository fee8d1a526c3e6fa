/**
 * Writes what the client kit must know of the contract at run time, so that it carries no schemas into browsers:
 * `sdk/src/methods.generated.ts`. With `--check` it only compares, and fails where the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { methods } from '@sampan/contract'

const file = new URL('../sdk/src/methods.generated.ts', import.meta.url)

/** The text of the generated file. */
export function generateSdk(): string {
  const lines = methods.map((method) => `  '${method.name}': '${method.kind}',`)
  return `// Written by tools/generateSdk.ts from contract/. Do not edit: run \`npm run generate\`.
import type { MethodKind, MethodName } from '@sampan/contract'

/** Every method of the wire with its kind. */
export const methodKinds = {
${lines.join('\n')}
} as const satisfies Record<MethodName, MethodKind>
`
}

function readOrEmpty(): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (import.meta.main) {
  const wanted = generateSdk()
  if (!process.argv.includes('--check')) writeFileSync(file, wanted)
  else if (readOrEmpty() !== wanted) {
    console.error('sdk/src/methods.generated.ts is out of date. Run `npm run generate` and commit it.')
    process.exit(1)
  }
}
