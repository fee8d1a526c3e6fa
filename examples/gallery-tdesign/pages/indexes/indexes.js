const tell = require('../../tell')
const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']

Page({
  data: {
    said: '',
    letters,
    groups: letters.map((letter) => ({
      letter,
      names: [1, 2, 3, 4].map((number) => `${letter}${number} of the index`),
    })),
  },
  tell,
})
