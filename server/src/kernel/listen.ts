import { createServer } from 'node:net'
import { errorCode, errorMessage, OperatorError } from './operatorError.ts'

/** Makes sure that the address can be listened on, before anything else is started. Port 0 always can. */
export async function checkAddress(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port }, resolve)
    })
  } catch (error) {
    throw explainListenError(error, host, port)
  }
  await new Promise((resolve) => probe.close(resolve))
}

/** Says what is wrong and what to do, for an error that came while starting to listen. */
export function explainListenError(error: unknown, host: string, port: number): OperatorError {
  const code = errorCode(error)
  const cause = { cause: error }
  if (code === 'EADDRINUSE') {
    return new OperatorError(
      `Port ${port} is taken by another program.`,
      'Stop that program, or choose another port in SAMPAN_PORT.',
      cause,
    )
  }
  if (code === 'EACCES') {
    return new OperatorError(
      `This user may not listen on port ${port}.`,
      'Choose a port from 1024 up in SAMPAN_PORT, and put a reverse proxy before it if need be.',
      cause,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new OperatorError(`This machine has no address "${host}".`, 'Put SAMPAN_HOST right.', cause)
  }
  return new OperatorError(
    `The server cannot listen on ${host} port ${port} (${code || errorMessage(error)}).`,
    'Put SAMPAN_HOST and SAMPAN_PORT right.',
    cause,
  )
}
