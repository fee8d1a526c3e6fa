import { expect, it } from 'vitest'
import { isWide, previewData } from './previewData.ts'

const fileUrl = (fileId: string, variant: string) => `/${fileId}/${variant}`
const preview = {
  url: 'https://www.example.com:443/a',
  title: 'T',
  description: 'D',
  siteName: 'Your bank',
  picture: null,
}

it('says where a link leads, not what the page calls itself', () => {
  expect(previewData(preview, fileUrl)).toEqual({
    url: preview.url,
    title: 'T',
    description: 'D',
    host: 'example.com',
    picture: undefined,
  })
  expect(previewData({ ...preview, url: 'https://xn--80ak6aa92e.com/' }, fileUrl).host).toBe('xn--80ak6aa92e.com')
})

it('shows wide pictures large, and others small', () => {
  expect([isWide({ width: 800, height: 418 }), isWide({ width: 180, height: 90 })]).toEqual([true, false])
  expect(isWide({ width: 600, height: 600 })).toBe(false)
  const picture = { fileId: 'f', width: 96, height: 96, placeholder: '' }
  expect(previewData({ ...preview, picture }, fileUrl).picture?.url).toBe('/f/thumbnail')
})
