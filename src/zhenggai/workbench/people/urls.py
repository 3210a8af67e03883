"""The addresses of units, people, accounts and roles: of the house, in no book."""

from django.urls import path

from zhenggai.workbench.people.views import people, people_sheet, persons, units

urlpatterns = [
    path("", people.people, name="people"),
    path("log/", people.log, name="people_log"),
    path("accounts/", people.accounts, name="people_accounts"),
    path("units/new/", units.new, name="unit_new"),
    path("units/<path:pk>/", units.unit, name="unit"),
    path("persons/new/", persons.new, name="person_new"),
    path("persons/<path:pk>/", persons.person, name="person"),
    path("sheet/", people_sheet.sheet, name="people_sheet"),
    path("sheet/template.xlsx", people_sheet.template, name="people_template"),
    path("sheet/people.xlsx", people_sheet.on_record, name="people_xlsx"),
]
