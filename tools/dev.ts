// `npm run dev`: the server starts anew when its sources change, and Vite swaps changed parts of the web app in place.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { readConfig } from '../server/src/kernel/config.ts'
import { operatorLines } from '../server/src/kernel/operatorError.ts'
import { root } from './generated.ts'

const webPort = 5173
const origin = `http://localhost:${webPort}`

function run(name: string, args: string[], folder: string, environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  child.once('exit', (code) => {
    console.log(`${name} ended (code ${code})`)
    for (const each of children) each.kill('SIGTERM')
    process.exitCode = code ?? 0
  })
  return child
}

function start(): ChildProcess[] {
  const { port } = readConfig(process.env, root)
  console.log(`Open ${origin}\n`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  return [
    // The browser talks to Vite, which hands what is the server's on to it: so Vite's address is the origin.
    run('The server', ['--watch', '--watch-preserve-output', 'server/src/main.ts', '--without-web'], root, {
      SAMPAN_ORIGIN: origin,
    }),
    run('Vite', [vite, '--port', String(webPort), '--strictPort'], join(root, 'web'), {
      SAMPAN_SERVER: `http://127.0.0.1:${port}`,
    }),
  ]
}

let children: ChildProcess[] = []
try {
  children = start()
} catch (error) {
  for (const line of operatorLines(error) ?? [String(error)]) console.error(line)
  process.exitCode = 1
}

// Ctrl-C reaches the whole group; whoever stops only this process means all of it.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
