const tell = require('../../tell')

Page({
  data: {
    said: '',
    places: [
      { value: 'cn', name: 'China', checked: true },
      { value: 'eg', name: 'Egypt' },
      { value: 'it', name: 'Italy' },
      { value: 'xx', name: 'Nowhere', checked: true, disabled: true },
    ],
  },
  tell,
})
