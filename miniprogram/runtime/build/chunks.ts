/** Parts that are loaded when a page needs them, by name: the file whose exports they are, from miniprogram/runtime. */
export const chunks: Readonly<Record<string, string>> = {
  forms: 'view/elements/forms/index.ts',
  map: 'view/elements/media/map/index.ts',
  media: 'view/elements/media/index.ts',
  more: 'view/elements/more/index.ts',
  regions: 'view/elements/regions/index.ts',
}
