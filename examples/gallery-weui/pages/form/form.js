const tell = require('../../tell')
const themed = require('../../themed')

Page({
  behaviors: [themed],
  data: {
    said: '',
    error: '',
    values: { name: '', phone: '' },
    files: [{ url: '/images/hills.svg' }],
    rules: [
      { name: 'name', rules: { required: true, message: 'A name is needed' } },
      {
        name: 'phone',
        rules: [
          { required: true, message: 'A number is needed' },
          { mobile: true, message: 'This is no number' },
        ],
      },
    ],
  },
  onLoad() {
    this.setData({ select: () => true, upload: (files) => Promise.resolve({ urls: files.tempFilePaths }) })
  },
  tell,
  write(event) {
    this.setData({ [`values.${event.currentTarget.dataset.field}`]: event.detail.value })
  },
  submit() {
    this.selectComponent('#form').validate((valid, errors) => {
      this.setData(
        valid ? { said: 'valid', error: '' } : { said: `invalid ${errors.length}`, error: errors[0].message },
      )
    })
  },
})
