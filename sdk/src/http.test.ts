import { describe, expect, it, vi } from 'vitest'
import { ApiError, OfflineError } from './errors.ts'
import { createHttpClient } from './http.ts'

const ID = '019ca869-5000-7340-acb2-0579dd8866f4'

function client(answer: () => Response | Promise<Response>, token: string | null = null) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  const http = createHttpClient({ origin: 'https://sampan.example', token, fetch })
  const asked = () => {
    const [url = '', init] = fetch.mock.calls.at(-1) ?? []
    return { url: new URL(String(url)), method: init?.method, headers: new Headers(init?.headers), body: init?.body }
  }
  return { http, asked }
}
const ok = (output: unknown) => () => new Response(JSON.stringify(output))

describe('the client over HTTP', () => {
  it('reads with GET, the input in the query', async () => {
    const { http, asked } = client(ok({ heads: [] }))
    expect(await http.call('sync.listHeads', {})).toEqual({ heads: [] })
    const { url, method } = asked()
    expect([method, url.pathname, url.searchParams.get('input')]).toEqual(['GET', '/api/sync.listHeads', '{}'])
  })

  it('reads with POST where the query would be too long', async () => {
    const { http, asked } = client(ok({ messages: [] }))
    const seqs = Array.from({ length: 100 }, (_, index) => Number.MAX_SAFE_INTEGER - index)
    await http.call('chat.getMessages', { conversationId: ID, seqs })
    expect(asked()).toMatchObject({ method: 'POST', body: JSON.stringify({ conversationId: ID, seqs }) })
  })

  it('commands with POST and an idempotency key, and says who calls', async () => {
    const { http, asked } = client(ok({}), 'secret')
    await http.call('chat.leaveGroup', { conversationId: ID }, { key: ID })
    const { method, headers, url } = asked()
    expect(method).toBe('POST')
    expect(headers.get('idempotency-key')).toBe(ID)
    expect(headers.get('authorization')).toBe('Bearer secret')
    expect(url.href).not.toContain('secret')
  })

  it('uploads raw bytes with PUT', async () => {
    const { http, asked } = client(ok({ id: ID }))
    await http.upload('files.uploadVoice', new Uint8Array([1, 2]), { key: ID })
    expect(asked()).toMatchObject({ method: 'PUT', body: new Uint8Array([1, 2]) })
    expect(asked().headers.get('content-type')).toBe('application/octet-stream')
  })

  it('tells an error of the contract from everything else that may go wrong', async () => {
    const error = { code: 'chat.groupOnly', message: 'Groups only.', details: { a: 1 } }
    const refused = client(() => new Response(JSON.stringify(error), { status: 409 })).http
    await expect(refused.call('chat.leaveGroup', { conversationId: ID })).rejects.toMatchObject(error)
    await expect(refused.call('chat.leaveGroup', { conversationId: ID })).rejects.toBeInstanceOf(ApiError)

    const captured = client(() => new Response('<html>Sign in to the hotel</html>')).http
    await expect(captured.call('sync.listHeads', {})).rejects.toBeInstanceOf(OfflineError)
    const down = client(() => Promise.reject(new TypeError('fetch failed'))).http
    await expect(down.call('sync.listHeads', {})).rejects.toBeInstanceOf(OfflineError)
  })

  it('knows the address of a file', () => {
    const { http } = client(ok({}))
    expect(http.fileUrl(ID, 'thumbnail')).toBe(
      `https://sampan.example/api/files.fetchFile?fileId=${ID}&variant=thumbnail`,
    )
  })
})
