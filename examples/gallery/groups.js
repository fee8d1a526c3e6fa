// The pages of this program, as the first one lists them.
module.exports = [
  {
    name: 'Boxes',
    pages: [
      { name: 'view', title: 'Boxes' },
      { name: 'scroll-view', title: 'Scrolling areas' },
      { name: 'swiper', title: 'Slides' },
      { name: 'movable-view', title: 'Pieces to move' },
      { name: 'cover-view', title: 'Covers' },
      { name: 'layouts', title: 'Lists and grids' },
      { name: 'page-container', title: 'Layers' },
    ],
  },
  {
    name: 'Text',
    pages: [
      { name: 'text', title: 'Text' },
      { name: 'rich-text', title: 'Rich text' },
      { name: 'icon', title: 'Icons' },
      { name: 'progress', title: 'Progress' },
    ],
  },
  {
    name: 'Forms',
    pages: [
      { name: 'button', title: 'Buttons' },
      { name: 'form', title: 'A form' },
      { name: 'input', title: 'Inputs' },
      { name: 'textarea', title: 'Long text' },
      { name: 'checkbox', title: 'Checkboxes' },
      { name: 'radio', title: 'Radios' },
      { name: 'switch', title: 'Switches' },
      { name: 'slider', title: 'Sliders' },
      { name: 'picker', title: 'Pickers' },
      { name: 'picker-view', title: 'Wheels' },
      { name: 'editor', title: 'Writing with looks' },
    ],
  },
  {
    name: 'Media',
    pages: [
      { name: 'image', title: 'Pictures' },
      { name: 'video', title: 'Video and sound' },
      { name: 'canvas', title: 'Drawing' },
      { name: 'map', title: 'A map' },
      { name: 'camera', title: 'The camera' },
      { name: 'media', title: 'Choosing, recording, files' },
    ],
  },
  {
    name: 'Pages',
    pages: [
      { name: 'navigator', title: 'Ways' },
      { name: 'page-meta', title: 'The page itself' },
    ],
  },
]
