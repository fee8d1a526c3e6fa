const groups = require('../../groups')

Page({ data: { groups } })
