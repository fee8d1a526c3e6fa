/**
 * Faces of the demo people for the sign-in page, where nobody is signed in yet and so nobody may fetch pictures. They
 * are the drawings from which the demo world's own pictures are made.
 */
const urls = import.meta.glob<string>('../../../../testkit/seeds/faces/{mei,omar,anya,lucia,jonas,sofia}.svg', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})

const byHandle = new Map(Object.entries(urls).map(([path, url]) => [path.replace(/^.*\/|\.svg$/g, ''), url]))

export const demoFaceOf = (handle: string): string | undefined => byHandle.get(handle)

/** As the demo world sets it for everyone: see `DEMO_PIN` in testkit/seeds/money.ts, which a test compares. */
export const demoPin = '280416'
