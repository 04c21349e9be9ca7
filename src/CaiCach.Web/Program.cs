using CaiCach.Web.Commands;

return await Verbs.Run(args);
