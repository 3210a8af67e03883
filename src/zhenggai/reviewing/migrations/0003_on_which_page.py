from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviewing", "0002_who_saved_an_opinion"),
    ]

    operations = [
        migrations.AddField(
            model_name="opinion",
            name="saved_page",
            field=models.CharField(blank=True, max_length=16),
        ),
    ]
