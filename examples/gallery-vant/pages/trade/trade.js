const tell = require('../../tell')

Page({ data: { said: '' }, tell })
